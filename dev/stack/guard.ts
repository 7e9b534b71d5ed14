/**
 * A shell's words that run a program and stop it when the third pipe closes: which is what happens when we end, even by
 * SIGKILL.
 */
export const guard = `"$@" </dev/null 3<&- & p=$!
trap 'kill -INT $p' TERM INT
{ read -r _ <&3; kill -INT $p; } 2>/dev/null & g=$!
wait $p; r=$?
kill $g 2>/dev/null
exit $r`;
