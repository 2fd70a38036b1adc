// What reads RDF in workerd: the builds and parts of jsonld and n3 that ask for no Node.
declare module "jsonld/dist/jsonld.esm.min.js" {
  export { default } from "jsonld";
}
declare module "n3/lib/N3Parser" {
  export { Parser as default } from "n3";
}
declare module "n3/lib/N3Writer" {
  export { Writer as default } from "n3";
}
