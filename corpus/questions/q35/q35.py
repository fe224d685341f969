# ANCHOR: data
import sys

import numpy as np
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_iris

data = load_iris()
X, y = data.data, data.target
print(f'{len(X)} flowers, {X.shape[1]} features, {len(np.unique(y))} species')
# ANCHOR_END: data

# ANCHOR: split
# The flowers are sorted by species: hold out every fifth
held_out = np.arange(len(X)) % 5 == 0
training = ~held_out
# ANCHOR_END: split

# ANCHOR: pipeline
# Create a pipeline
pipeline = make_pipeline(StandardScaler(), LogisticRegression())
pipeline.fit(X[training], y[training])  # Fit the pipeline
# ANCHOR_END: pipeline

# ANCHOR: score
for name, part in ('training', training), ('held out', held_out):
    accuracy = pipeline.score(X[part], y[part])
    print(f'{name}: {accuracy:.3f}', file=sys.stderr)
    verdict = 'at least' if accuracy >= 0.9 else 'below'
    print(f'{name}: {part.sum()} flowers, accuracy {verdict} 0.9')
# ANCHOR_END: score
