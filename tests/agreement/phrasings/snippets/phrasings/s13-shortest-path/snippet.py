def bfs(graph, start, goal):
    queue = [[start]]
    visited = []
    while queue:
        path = queue.pop(0)
        node = path[-1]
        if node == goal:
            return path
        if node not in visited:
            visited.append(node)
            for nb in graph[node]:
                new_path = list(path)
                new_path.append(nb)
                queue.append(new_path)
    return -1
