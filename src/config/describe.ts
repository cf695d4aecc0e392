import type { Section } from "../policy/policy.ts";
import type { DeclaredArea, DeclaredModule } from "./area.ts";
import type { Configuration } from "./configuration.ts";
import type { OwnDeclaration } from "./declaration.ts";
import { describeSection, type GivenFlags } from "./describe-section.ts";
import { placeOf, type Value, wordValues } from "./value.ts";

/** The values that hold for some files. */
export interface Described {
  /** For people: `module "proto" of buf.yaml`. */
  readonly scope: string;
  readonly values: readonly Value[];
  /** Undefined where a file leaves it to another one. */
  readonly section: Section | undefined;
}

/** All that a configuration puts in force, file by file and module by module. */
export function describe(configuration: Configuration, flags: GivenFlags): readonly Described[] {
  const areas = configuration.areas.flatMap((each) => describeArea(each, flags));
  return [...areas, ...describeRest(configuration, flags)];
}

/** What no file speaks of; nothing, where one at the top lists modules. */
function describeRest({ areas, policy }: Configuration, flags: GivenFlags): readonly Described[] {
  const top = areas.find(({ area }) => area.folder === "" && area.scopes !== undefined);
  const scope = areas.length === 0 ? "every file" : "every other file";
  if (top === undefined) {
    return [{ scope, values: describeSection(undefined, flags), section: policy.otherwise }];
  }
  if (
    top.modules.some(({ scope: { folder, includes } }) => folder === "" && includes.length === 0)
  ) {
    return [];
  }
  const value = { name: "compared", value: "no, it is in no module", from: top.declaration.path };
  return [{ scope, values: [value], section: undefined }];
}

function describeArea(area: DeclaredArea, flags: GivenFlags): readonly Described[] {
  const { declaration, section, modules } = area;
  const described = modules.map((each) =>
    describeModule({ ...each, section: each.section ?? section }, flags),
  );
  if (declaration.kind !== "own") return described;
  const judging = section === undefined ? [] : describeSection(section, flags);
  const whole = {
    scope: `folder "${declaration.folder || "."}" of ${declaration.path}`,
    values: [...layoutValues(declaration), ...judging],
    section: section?.section,
  };
  return [whole, ...described];
}

function layoutValues({ roots, excludes, buf }: OwnDeclaration): readonly Value[] {
  return [
    ...(roots ?? []).map(({ folder, prefix, at }) => {
      const value = prefix === "" ? folder || "." : `${folder || "."}=${prefix}`;
      return { name: "root", value, from: placeOf(at) };
    }),
    ...wordValues("excludes", excludes),
    ...(buf === undefined
      ? []
      : [{ name: "buf", value: String(buf.value), from: placeOf(buf.at) }]),
  ];
}

function describeModule({ module, path, section }: DeclaredModule, flags: GivenFlags): Described {
  const { folder, prefix, at, includes, excludes } = module;
  const from = at === undefined ? "default" : placeOf(at);
  const named = [
    { name: "path", value: folder || "." },
    { name: "prefix", value: prefix },
  ];
  return {
    scope: `module "${folder || "."}" of ${path}`,
    values: [
      ...named.filter(({ value }) => value !== "").map((each) => ({ ...each, from })),
      ...wordValues("includes", includes),
      ...wordValues("excludes", excludes),
      ...(section === undefined ? [] : describeSection(section, flags)),
    ],
    section: section?.section,
  };
}
