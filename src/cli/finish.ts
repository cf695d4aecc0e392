/** Takes the exit status of the command that ran; a command that does not call it ended well. */
export type Finish = (status: number) => void;
