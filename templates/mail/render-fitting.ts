import type { Mail } from "../../src/core/editions/edition.ts";
import { fitsBudget } from "./mail-size-budget.ts";

type Parts = Omit<Mail, "subject">;

/** As many of `all` stories as the budget lets; most mails fit at the first try, the others are found by halves. */
export function renderFitting(render: (count: number) => Parts, all: number): Parts {
  const whole = render(all);
  if (fitsBudget(whole)) return whole;
  let [fitting, tooMany] = [0, all];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fitsBudget(render(middle))) fitting = middle;
    else tooMany = middle;
  }
  return render(fitting);
}
