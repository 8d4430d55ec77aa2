export const SITE = { website: "https://blog.example.com/" };
