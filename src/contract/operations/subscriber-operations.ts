import { IMPORT_QUERY, importAnswerSchema } from "../subscribers/import.ts";
import { signupAnswerSchema, signupRequestSchema } from "../subscribers/signup.ts";
import { erasureSchema, subscriberCountsSchema, subscriberSchema } from "../subscribers/subscriber.ts";
import { answerJson, type Operation, sendJson } from "./operation.ts";

export const SUBSCRIBER_OPERATIONS = [
  {
    operationId: "subscribe",
    method: "post",
    path: "/subscribe",
    summary: "Sign up: whoever has the address gets a mail to confirm it",
    caller: "anybody",
    request: sendJson(signupRequestSchema, true),
    answers: { 202: answerJson("The same for a known address", signupAnswerSchema) },
    problems: [
      "request-malformed",
      "signup-invalid",
      "email-address-malformed",
      "email-address-unsupported",
      "human-check-failed",
      "human-check-unanswered",
      "too-many-requests",
    ],
  },
  {
    operationId: "countSubscribers",
    method: "get",
    path: "/api/subscribers",
    summary: "How many there are",
    caller: "author",
    answers: { 200: answerJson("The counts", subscriberCountsSchema) },
    problems: [],
  },
  {
    operationId: "exportSubscribers",
    method: "get",
    path: "/api/subscribers.csv",
    summary: "All of them; the import reads it back",
    caller: "author",
    answers: { 200: { description: "With a header row", contentType: "text/csv", schema: null } },
    problems: [],
  },
  {
    operationId: "importSubscribers",
    method: "post",
    path: "/api/subscribers/import",
    summary: "Take readers in; whoever left stays out",
    caller: "author",
    query: IMPORT_QUERY,
    request: {
      contentType: "text/csv",
      schema: null,
      isRequired: true,
      description: "UTF-8, with a header row; at most 1,000 rows and 2 MB.",
    },
    answers: { 200: answerJson("What became of each row", importAnswerSchema) },
    problems: ["csv-malformed", "request-malformed"],
  },
  {
    operationId: "findSubscriber",
    method: "get",
    path: "/api/subscribers/{email}",
    summary: "One of them, by address or id",
    caller: "author",
    answers: { 200: answerJson("The subscriber, or a signup that is not confirmed", subscriberSchema) },
    problems: ["subscriber-not-found", "email-address-malformed", "email-address-unsupported"],
  },
  {
    operationId: "eraseSubscriber",
    method: "delete",
    path: "/api/subscribers/{email}",
    summary: "Erase all that is kept about a person",
    caller: "author",
    answers: { 200: answerJson("It is done", erasureSchema) },
    problems: ["subscriber-not-found", "email-address-malformed", "email-address-unsupported", "conflict"],
  },
] as const satisfies readonly Operation[];
