import type { GuideName } from "../../urls";
import { about } from "./about";
import { accessibility } from "./accessibility";
import { analysts } from "./analysts";
import { developers } from "./developers";
import type { Guide } from "./guide";
import { howReleasesWork } from "./how-releases-work";
import { howToCite } from "./how-to-cite";
import { researchers } from "./researchers";
import { security } from "./security";

/** The only list of guides. A title without a guide does not compile, nor a guide without a title. */
export const guides: Readonly<Record<GuideName, Guide>> = {
  analysts,
  developers,
  researchers,
  "how-to-cite": howToCite,
  "how-releases-work": howReleasesWork,
  accessibility,
  security,
  about,
};
