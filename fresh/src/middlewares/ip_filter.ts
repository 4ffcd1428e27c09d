import { BlockList, isIP } from "node:net";
import type { Context } from "../context.ts";
import type { Middleware } from "./mod.ts";

export interface IpFilterRules {
  /** Addresses or CIDR blocks to refuse; wins over `allowList`. */
  denyList?: string[];
  /** If not empty, only these addresses or CIDR blocks pass. */
  allowList?: string[];
}

type Family = "IPv4" | "IPv6";

export interface IpFilterOptions {
  /** Answers a refused request; 403 unless given. */
  onError?: <State>(
    remote: { addr: string; type: Family | undefined },
    ctx: Context<State>,
  ) => Response | Promise<Response>;
}

const forbidden = () => new Response("Forbidden", { status: 403 });

/** Lets requests pass or not by the address of the connection, whatever headers claim. */
export function ipFilter<State>(
  { denyList = [], allowList = [] }: IpFilterRules,
  { onError = forbidden }: IpFilterOptions = {},
): Middleware<State> {
  const denied = blockList(denyList);
  const allowed = blockList(allowList);
  return (ctx) => {
    const { remoteAddr } = ctx.info;
    if (!("hostname" in remoteAddr)) return ctx.next(); // a Unix socket has no address
    const addr = remoteAddr.hostname;
    const type = familyOf(addr);
    if (type === undefined) return forbidden();
    const family = type === "IPv4" ? "ipv4" : "ipv6";
    const passes = !denied.check(addr, family) &&
      (allowList.length === 0 || allowed.check(addr, family));
    return passes ? ctx.next() : onError({ addr, type }, ctx);
  };
}

function familyOf(addr: string): Family | undefined {
  const version = isIP(addr);
  return version === 0 ? undefined : `IPv${version as 4 | 6}`;
}

function blockList(rules: string[]): BlockList {
  const list = new BlockList();
  for (const rule of rules) {
    const [address = "", bits] = rule.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
