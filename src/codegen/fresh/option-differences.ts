import type { DescriptorForm } from "../embedded/embedded.ts";
import { pathOf } from "./absent.ts";
import type { Circumstances, CopyDifference } from "./compare-copies.ts";
import type { OptionValue, Part } from "./part.ts";

/** The options of a part that differ, but for those that something else than the schema decides. */
export function optionDifferences(
  generated: Part,
  schema: Part,
  form: DescriptorForm,
  { isManaged }: Circumstances,
): readonly CopyDifference[] {
  const isPartial = generated.options.isPartial || schema.options.isPartial;
  const names = new Set([...schema.options.values.keys(), ...generated.options.values.keys()]);
  return [...names].flatMap((name): CopyDifference[] => {
    const is = schema.options.values.get(name);
    const was = generated.options.values.get(name);
    const one = is ?? was;
    if (one === undefined || is?.value === was?.value) return [];
    if (one.kind === "custom" && isPartial) return [];
    if (isManaged && one.kind === "built-in" && managedOptions[schema.kind]?.has(name)) return [];
    if (is === undefined && isAdded(one, form)) return [];
    return [
      {
        kind: "changed",
        about: "options",
        part: schema,
        aspect: `option ${name}`,
        schema: is?.value ?? "",
        generated: was?.value ?? "",
        path: schema.kind === "file" ? [8] : pathOf(schema),
      },
    ];
  });
}

/** What buf's documentation of managed mode lists. */
const managedOptions: { readonly [K in Part["kind"]]?: ReadonlySet<string> } = {
  file: new Set([
    "cc_enable_arenas",
    "csharp_namespace",
    "go_package",
    "java_multiple_files",
    "java_outer_classname",
    "java_package",
    "java_string_check_utf8",
    "objc_class_prefix",
    "optimize_for",
    "php_class_prefix",
    "php_metadata_namespace",
    "php_namespace",
    "ruby_package",
    "swift_prefix",
  ]),
  field: new Set(["jstype"]),
};

/** gogo's plugins for one taste each write the options that they imply; so does ScalaPB. */
function isAdded({ kind, number }: OptionValue, form: DescriptorForm): boolean {
  if (kind !== "custom") return false;
  if (form === "go-gzip") return number > 62_000 && number < 68_000;
  return form === "scala" && number === 1020;
}
