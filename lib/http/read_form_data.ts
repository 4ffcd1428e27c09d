import { AppError } from "../errors.ts";

/**
 * The form that a request carries.
 *
 * @throws AppError "bad_request" where the body is no form
 */
export async function readFormData(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    throw new AppError("bad_request", "The body is no form", { cause });
  }
}
