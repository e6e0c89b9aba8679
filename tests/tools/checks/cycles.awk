# cycles.awk HEADER... - headers that include each other in a circle. Guards hide it from the
# compiler until somebody includes the other one first.
/^[ \t]*#[ \t]*include[ \t]*"[^"]*\.h"/ {
    split($0, part, "\"")
    to = part[2] ~ /^(import|tests)\// ? part[2] : "src/" part[2]
    if (!((FILENAME, to) in place)) {
        place[FILENAME, to] = FILENAME ":" FNR
        edges[FILENAME] = edges[FILENAME] to "\n"
    }
}

# Depth first; `state` is 1 for what is on the way, 2 for what is done.
function visit(node, way, next_nodes, n, i) {
    state[node] = 1
    n = split(edges[node], next_nodes, "\n")
    for (i = 1; i < n; i++) {
        if (state[next_nodes[i]] == 1)
            print place[node, next_nodes[i]] ": a circle of includes: " \
                circle(way " " node, next_nodes[i]) "; move what both need into a header below them"
        else if (!state[next_nodes[i]])
            visit(next_nodes[i], way " " node)
    }
    state[node] = 2
}

# The part of the way that begins at `start`, and back to it.
function circle(way, start) {
    return substr(way, index(way " ", " " start " ") + 1) " " start
}

END {
    for (node in edges)
        if (!state[node])
            visit(node, "")
}
