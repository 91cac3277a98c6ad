// Holds an unpacked H5P package against the validator of an H5P server, with no library installed. Prints what is wrong, or nothing.
//
//     node validate.mjs <folder of the npm packages> <folder of the package>
import { mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [packages, unpacked] = process.argv.slice(2);
const require = createRequire(join(packages, "here.js"));
const { fsImplementations, H5PConfig, LibraryManager } = require("@lumieducation/h5p-server");
const { default: PackageValidator } = require("@lumieducation/h5p-server/build/src/PackageValidator.js");

const libraries = new fsImplementations.FileLibraryStorage(await mkdtemp(join(tmpdir(), "h5p-libraries-")));
const validator = new PackageValidator(new H5PConfig(new fsImplementations.InMemoryStorage()), new LibraryManager(libraries));
try {
  await validator.validateExtractedPackage(unpacked, true, true);
} catch (error) {
  console.log([error.message, ...(error.errors ?? []).map(({ message }) => message)].join("\n"));
}
