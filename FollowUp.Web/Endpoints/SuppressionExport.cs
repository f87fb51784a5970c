using FollowUp.Core.Consent;
using FollowUp.Core.Tables;
using NodaTime.Text;

namespace FollowUp.Web.Endpoints;

/// <summary>Writes the list line by line; it is never in memory as a whole.</summary>
internal static class SuppressionExport
{
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<SuppressionLine> lines, CancellationToken cancellationToken)
    {
        await using var text = CsvText.To(stream);
        await text.WriteAsync(["address", "channel", "reason", "source", "note", "since"], cancellationToken);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await text.WriteAsync([line.Address, ApiText.Of(line.Channel), ApiText.Of(line.Reason), line.Source, line.Note, InstantPattern.General.Format(line.CreatedAt)], cancellationToken);
        }
    }
}
