// ZipContainer
