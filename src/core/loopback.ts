const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Does this name of a host mean the machine itself? As `URL` spells it. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);
