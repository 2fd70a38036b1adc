import type { FieldCoverage } from "../../../model/coverage";

/** Of some values: how many are there, do not apply, and are lacking for whatever reason. */
type Share = { readonly present: number; readonly notApplicable: number; readonly lacking: number };

export function shareOf(fields: readonly FieldCoverage[]): Share {
  const sum = (of: (field: FieldCoverage) => number) => fields.reduce((total, field) => total + of(field), 0);
  const notApplicable = sum((field) => field.notApplicable);
  return { present: sum(({ present }) => present), notApplicable, lacking: sum(({ absent }) => absent) - notApplicable };
}

/** A bar beside the numbers that it draws: what is there is filled, what does not apply is pale, what is lacking stays empty. */
export function Filled({ present, notApplicable, lacking }: Share) {
  const all = present + notApplicable + lacking;
  const width = (count: number) => Math.round((count * 1000) / (all || 1)) / 10;
  return (
    <svg class="filled" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="lacking" width="100" height="10" />
      <rect class="not-applicable" width={width(present + notApplicable)} height="10" />
      <rect class="present" width={width(present)} height="10" />
    </svg>
  );
}
