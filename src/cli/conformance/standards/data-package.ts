import { schemaIn, validator } from "../json-schema";
import type { Standard } from "../standard";

export const dataPackage: Standard = {
  title: "Data Package 2.0",
  async violations(portal, schemas) {
    const folder = `/dumps/${portal.latest}`;
    const document = await portal.json<{ resources: { path: string; hash: string; bytes: number }[] }>(
      `${folder}/datapackage.json`,
    );
    const found = validator(schemaIn(`${schemas}/datapackage-v2/datapackage.json`))(document);
    for (const { path, hash, bytes } of document.resources) {
      if (`sha256:${await portal.digest(`${folder}/${path}`)}` !== hash) found.push(`${path}: another digest`);
      const { headers } = await portal.ask(`${folder}/${path}`, { method: "HEAD" });
      if (headers.get("content-length") !== String(bytes)) found.push(`${path}: not ${bytes} bytes`);
    }
    return found;
  },
};
