class Matrix:
    def __init__(self, rows):
        self.rows = rows

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def row(self, i):
        return self.rows[i]

    def column(self, j):
        return [row[j] for row in self.rows]

    def transpose(self):
        return Matrix([[row[j] for row in self.rows] for j in range(len(self.rows[0]))])

    def __getitem__(self, index):
        i, j = index
        return self.rows[i][j]


m = Matrix([[1, 2, 3], [4, 5, 6]])
print(m.shape, m.row(1), m.column(0), m[0, 2])
t = m.transpose()
print(t.shape, t.rows)
s = Matrix([["a", "b"], ["c", "d"]])
print(s.transpose().rows, s.column(1), s[1, 0])
f = Matrix([[0.5, 1.0]])
print(f.transpose().rows, f.shape)
