/** Packages that the gateway and this UI are made with; filled in by the build. */
declare const LICENCES: readonly { name: string; version: string; licence: string }[];
