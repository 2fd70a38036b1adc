import { defineRows } from "./entity";
import type { Field, Row } from "./field";
import { initiatives } from "./initiatives";
import { milestones } from "./milestones";
import type { Lane } from "./timeline";

const { label, initiative, date, type, organizations } = milestones.fields;

/** The rows of the timeline: an event with the topmost theme of its initiative. */
export const timelineLines = defineRows({
  collection: "timeline",
  type: "TimelineLine",
  title: "label",
  label: { ja: "年表", en: "Timeline" },
  description: {
    ja: "施策の出来事と、基本計画・年次戦略の決定。日付は記載された精度のまま。",
    en: "Events of initiatives and the decisions on Basic Plans and yearly strategies, at the precision printed.",
  },
  fields: {
    id: {
      kind: "id",
      label: { ja: "識別子", en: "Identifier" },
      description: { ja: "出来事・版の識別子", en: "Id of the milestone or the edition" },
    },
    date: date as Field,
    label: label as Field,
    type: {
      ...(type as Field),
      scheme: "timeline-type",
      values: { ...type?.values, decided: { ja: "計画・戦略の決定", en: "Plan or strategy decided" } },
    },
    initiative: { ...(initiative as Field), optional: true },
    topTheme: {
      ...(initiatives.fields.theme as Field),
      label: { ja: "最上位のテーマ", en: "Top theme" },
      description: { ja: "施策のテーマが属する最上位のテーマ", en: "The topmost theme above that of the initiative" },
    },
    organizations: organizations as Field,
  },
});

/** A row for each moment, the earliest first. */
export function timelineRows(lanes: readonly Lane[]): Row[] {
  return lanes
    .flatMap(({ theme, moments }) => moments.map((moment) => ({ theme, moment })))
    .toSorted(({ moment: a }, { moment: b }) => a.span.from - b.span.from || a.span.to - b.span.to || (a.id < b.id ? -1 : 1))
    .map(
      ({ theme, moment: { id, date, label, type, initiative, organizations } }): Row => ({
        id,
        date,
        label,
        type,
        initiative,
        topTheme: theme,
        organizations,
      }),
    );
}
