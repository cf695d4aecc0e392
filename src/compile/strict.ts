import type { OptionUse } from "./options/option-use.ts";
import type { Linking } from "./resolve.ts";
import { checkExtensionDeclarations } from "./strict/extension-declarations.ts";
import { checkFeatureSupport } from "./strict/feature-support.ts";
import { checkFields } from "./strict/fields.ts";
import { checkLimits } from "./strict/limits.ts";
import { checkLite } from "./strict/lite.ts";
import { checkNamingStyle } from "./strict/naming-style.ts";
import { checkOptionUses } from "./strict/option-uses.ts";
import { checkTokens } from "./strict/tokens.ts";
import { checkVisibility } from "./strict/visibility.ts";
import type { Validation } from "./validate/validation.ts";

/**
 * Reports what protoc refuses although it can be linked and compared: `check` does without.
 * `uses` are the options that the file sets.
 */
export function checkStrictly(
  validation: Validation,
  linking: Linking,
  uses: readonly OptionUse[],
): void {
  checkTokens(validation);
  checkFields(validation);
  checkVisibility(validation, linking);
  checkNamingStyle(validation);
  checkLimits(validation);
  checkExtensionDeclarations(validation);
  checkLite(validation, linking);
  checkFeatureSupport(validation);
  checkOptionUses(uses, validation);
}
