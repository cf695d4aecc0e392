/** Is told what a long run is about to do, in a few words: "compiling 7,291 files of the new side". */
export type Progress = (step: string) => void;

export const silent: Progress = () => {};
