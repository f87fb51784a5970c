using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace FollowUp.Infrastructure.Operations;

/// <summary>One instrument with all its series, summed up since the process began.</summary>
internal sealed class Measured(Instrument instrument)
{
    /// <summary>Upper bounds of a histogram's buckets, in the instrument's unit: fit for seconds from 5 ms to 5 min.</summary>
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    /// <summary>Label sets kept; beyond it a label that grows without end is folded into one series.</summary>
    private const int MostSeries = 500;

    private readonly Dictionary<string, Series> series = new(StringComparer.Ordinal);
    private readonly Lock writing = new();
    private readonly string kind = KindOf(instrument);

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        lock (writing)
        {
            if (!series.TryGetValue(labels, out var found))
            {
                labels = series.Count < MostSeries ? labels : "overflow=\"true\"";
                found = series.TryGetValue(labels, out var folded) ? folded : series[labels] = new Series();
            }

            found.Add(value, kind);
        }
    }

    public void WriteTo(StringBuilder text)
    {
        var name = NameOf(instrument, kind);
        if (!string.IsNullOrEmpty(instrument.Description))
        {
            text.Append("# HELP ").Append(name).Append(' ').Append(instrument.Description.Replace("\\", @"\\", StringComparison.Ordinal).ReplaceLineEndings(" ")).Append('\n');
        }

        text.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        lock (writing)
        {
            foreach (var (labels, one) in series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                one.WriteTo(text, name, labels, kind);
            }
        }
    }

    private static string KindOf(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        return type == typeof(Histogram<>) ? "histogram"
            : type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? "counter"
            : "gauge";
    }

    /// <summary>Names and units as the OpenTelemetry specification maps them to Prometheus.</summary>
    private static string NameOf(Instrument instrument, string kind)
    {
        var name = string.Concat(instrument.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return name + (name.EndsWith(unit, StringComparison.Ordinal) ? "" : unit) + (kind == "counter" ? "_total" : "");
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0)
        {
            return "";
        }

        var labels = new List<string>(tags.Length);
        foreach (var (key, value) in tags)
        {
            var shown = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            shown = shown.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            labels.Add($"{string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))}=\"{shown}\"");
        }

        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    private sealed class Series
    {
        private readonly long[] buckets = new long[Bounds.Length];
        private double value;
        private long count;

        public void Add(double measured, string kind)
        {
            count++;
            value = kind == "gauge" ? measured : value + measured;
            for (var index = 0; kind == "histogram" && index < Bounds.Length; index++)
            {
                buckets[index] += measured <= Bounds[index] ? 1 : 0;
            }
        }

        public void WriteTo(StringBuilder text, string name, string labels, string kind)
        {
            if (kind != "histogram")
            {
                Line(text, name, labels, value);
                return;
            }

            var before = labels.Length == 0 ? "" : labels + ",";
            for (var index = 0; index < Bounds.Length; index++)
            {
                Line(text, name + "_bucket", string.Create(CultureInfo.InvariantCulture, $"{before}le=\"{Bounds[index]}\""), buckets[index]);
            }

            Line(text, name + "_bucket", before + "le=\"+Inf\"", count);
            Line(text, name + "_sum", labels, value);
            Line(text, name + "_count", labels, count);
        }

        private static void Line(StringBuilder text, string name, string labels, double value)
            => text.Append(name).Append(labels.Length == 0 ? "" : $"{{{labels}}}").Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }
}
