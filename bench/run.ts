import "./submission.ts"; // one import after the other: none disturbs another
