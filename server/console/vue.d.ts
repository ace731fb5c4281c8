/** Imports that only Vite knows. */
declare module '*/style/css' {}
