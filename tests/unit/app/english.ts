// Put before every test: the words in force are the English ones.
import * as words from "../../../overrides/app/words/en";
import { speak } from "../../../overrides/app/words/in-force";

speak("en", words);
