/** The API's address of a post: every part of its path encoded. */
export const addressPost = (path: string) => `api/posts/${path.split("/").map(encodeURIComponent).join("/")}`;
