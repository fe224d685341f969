# ANCHOR: data
import sys

import pandas as pd
import numpy as np

# Two cycles of known length: in the noise of randn there is nothing to find
day = np.arange(100)
values = (
    10
    + 3 * np.sin(2 * np.pi * day / 20)
    + np.sin(2 * np.pi * day / 5)
)

# Creating a DataFrame with datetime index
# PAIR: dates
ts = pd.date_range('2020-01-01', periods=100)
# PAIR: rows
data = pd.DataFrame(values.reshape(100, 1), index=ts, columns=['Value'])
# ANCHOR_END: data

# ANCHOR: noise
def noise(seed):
    return np.random.default_rng(seed).standard_normal(100)


# PAIR: same-seed
repeats = (noise(42) == noise(42)).all()
differs = (noise(42) != noise(43)).any()
print('noise of a seed:', 'repeatable' if repeats and differs else 'not repeatable')
print('NumPy begins with', noise(42)[:3], file=sys.stderr)
# ANCHOR_END: noise

# ANCHOR: monthly
# pandas knows the calendar
for month, mean in data['Value'].resample('MS').mean().items():
    print(f'{month:%Y-%m}: mean {mean:.2f}')
# ANCHOR_END: monthly

# ANCHOR: fft
# Using NumPy to perform a Fast Fourier Transform (FFT)
fft_values = np.fft.fft(data['Value'])
print(f'overall: mean {fft_values[0].real / len(data):.2f}')
# ANCHOR_END: fft

# ANCHOR: spectrum
cycles = np.arange(1, len(data) // 2)
# PAIR: amplitude
amplitude = 2 * np.abs(fft_values[cycles]) / len(data)
spectrum = pd.Series(amplitude, index=len(data) / cycles)
for period, height in spectrum.nlargest(2).items():
    print(f'cycle of {period:.1f} days, amplitude {height:.2f}')
# ANCHOR_END: spectrum
