declare module "autocannon" {
  type Options = {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly headers?: Readonly<Record<string, string>>;
  };
  export default function autocannon(
    options: Options,
  ): Promise<{ readonly requests: { readonly average: number }; readonly non2xx: number }>;
}
