declare module 'opencc-js/dict/TSCharacters' {
  export default pairs
  const pairs: string
}
