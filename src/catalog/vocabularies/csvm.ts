/** How the metadata of a CSV file is found from its address (CSVW, Model for Tabular Data, section 5.3). */
export function csvm(): string {
  return "{+url}-metadata.json\ncsv-metadata.json\n";
}
