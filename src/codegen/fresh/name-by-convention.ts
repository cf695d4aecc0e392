/**
 * What the schema of a generated file is called, with as much of its folder as the path has, where
 * generators call their files after it; undefined for a path that follows no such convention.
 */
export function nameByConvention(path: string): string | undefined {
  for (const ending of endings) {
    const match = ending.exec(path);
    if (match !== null) return `${path.slice(0, match.index)}.proto`;
  }
  return undefined;
}

const endings: readonly RegExp[] = [
  /_pb2(?:_grpc)?\.pyi?$/,
  /(?:_grpc|_grpc_web)?_pb\.(?:d\.)?[cm]?[jt]sx?$/,
  /\.(?:grpc\.)?pb(?:\.\w+)?\.\w+$/,
  /\.pbobjc\.[hm]$/,
  /\.(?:grpc|pb)\.swift$/,
  // ts-proto, without a header, and the official Rust.
  /\.(?:u\.pb\.rs|c\.pb\.rs|ts)$/,
];
