type Interval = readonly [from: number, to: number];

/** A linear scale from a domain onto pixels. */
export type Scale = ((value: number) => number) & { readonly domain: Interval };

/** The scale that brings `domain` onto `range`. A domain of one value has that in the middle of the range. */
export function scaleLinear(domain: Interval, [start, end]: Interval): Scale {
  const [from, to] = domain;
  const scale = (value: number) => {
    const share = to === from ? 0.5 : (value - from) / (to - from);
    return start * (1 - share) + end * share;
  };
  return Object.assign(scale, { domain });
}
