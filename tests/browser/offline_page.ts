// The script of the synthetic site's pages: offline use and nothing else.
import "../../overrides/app/offline/element";
import "../../overrides/app/offline/register";
