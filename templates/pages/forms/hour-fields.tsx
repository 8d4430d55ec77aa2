import type { Language } from "../../../src/core/language.ts";
import type { Fault } from "../../../src/core/problem.ts";
import { listTimeZones } from "../../words/time-zones.ts";
import { translate } from "../../words/translate.ts";
import { Options, SelectField } from "./select-field.tsx";

export interface HourFieldsProps {
  readonly language: Language;
  /** `HH:MM`, for who chooses no hour. */
  readonly usualTime: string;
  /** 0 to 23 as text; empty: the usual one. */
  readonly hour: string;
  readonly timeZone: string;
  readonly faults: readonly Fault[];
}

/** The reader's own hour and zone, where issues come at it. */
export function HourFields({ language, usualTime, hour, timeZone, faults }: HourFieldsProps) {
  const t = translate(language);
  const hours = Array.from({ length: 24 }, (_, at) => ({
    value: String(at),
    label: `${String(at).padStart(2, "0")}:00`,
  }));
  return (
    <div class="row">
      <SelectField
        field="hour"
        label={t("preferences.hour")}
        options={[{ value: "", label: t("preferences.usualHour", { time: usualTime }) }, ...hours]}
        chosen={hour}
        faults={faults}
      />
      <SelectField
        field="timeZone"
        label={t("preferences.timeZone")}
        options={[]}
        chosen={timeZone}
        faults={faults}
      >
        {groupZones(timeZone).map(([region, zones]) => (
          <optgroup label={region}>
            <Options options={zones} chosen={timeZone} />
          </optgroup>
        ))}
      </SelectField>
    </div>
  );
}

function groupZones(own: string) {
  const options = listTimeZones(own).map((zone) => ({ value: zone, label: nameZone(zone) }));
  return [
    ...Map.groupBy(options, ({ value }) => (value.includes("/") ? (value.split("/")[0] ?? "") : "UTC")),
  ];
}

/** `America/Argentina/Buenos_Aires` → `Buenos Aires (Argentina)`. */
function nameZone(zone: string): string {
  const [, ...places] = zone.replaceAll("_", " ").split("/");
  const city = places.pop() ?? zone;
  return places.length === 0 ? city : `${city} (${places.join(", ")})`;
}
