// The order in which choices are shown. Pure: the same on each look of one day, another on the next day.
import { hash } from "../hash";

/** Places 0 to `count` - 1, shuffled by the unit and the study day. */
export function orderOf(unit: string, day: number, count: number): number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = hash(`${unit} ${day} ${last}`) % (last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
