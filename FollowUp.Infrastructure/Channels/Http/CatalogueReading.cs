using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>What the reading of provider lists has in common: pages, errors in plain words, texts cut to what is kept.</summary>
internal static class CatalogueReading
{
    /// <summary>WhatsApp lets an account have 6,000 templates.</summary>
    public const int MostTemplates = 6000;

    /// <summary>Bytes of one page: lists are longer than answers to a message.</summary>
    public const int PageBytes = 8 * 1024 * 1024;

    /// <summary>Reads the first page and all that follow.</summary>
    /// <param name="first">Makes the first request, or throws <see cref="ArgumentException"/> for a setting.</param>
    /// <param name="read">Takes a page in; answers the request for the next one, or null at the end. Throws <see cref="FormatException"/> for one that is not understood.</param>
    /// <returns>Null when the list was read whole, else why it was not.</returns>
    public static async Task<string?> PagesAsync(
        ProviderHttp http, string provider, Func<HttpRequestMessage> first, Func<JsonElement, HttpRequestMessage?> read, Func<JsonElement, string?> words, CancellationToken cancellationToken)
    {
        HttpRequestMessage? next;
        try
        {
            next = first();
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }

        for (var pages = 0; next is not null; pages++)
        {
            using var request = next;
            if (pages > MostTemplates)
            {
                return $"{provider} lists its templates without end.";
            }

            var end = await http.ExchangeAsync(request, PageBytes, cancellationToken);
            if (end is not HttpEnd.Answered { Answer: { Status: 200, Whole: true } answer })
            {
                return Why(provider, end, words);
            }

            try
            {
                next = read(answer.Json);
            }
            catch (Exception error) when (error is FormatException or InvalidOperationException or KeyNotFoundException)
            {
                return $"{provider} answered with a list that is not understood: {error.Message}";
            }
        }

        return null;
    }

    /// <summary>Why asking failed, and what to do about it.</summary>
    public static string Why(string provider, HttpEnd end, Func<JsonElement, string?> words)
    {
        switch (end)
        {
            case HttpEnd.NotSent failed:
                return $"{provider} could not be reached: {failed.Reason}";
            case HttpEnd.NotAllowed inside:
                return inside.Reason;
            case HttpEnd.NoAnswer lost:
                return $"{provider} did not answer: {lost.Reason}";
            case HttpEnd.Answered { Answer: { IsSuccess: true } }:
                return $"The answer of {provider} broke off or is too long.";
            case HttpEnd.Answered { Answer: var answer }:
                var said = words(answer.Json) is { Length: > 0 } text ? $" It says: {ProviderWords.OneLine(text)}" : "";
                return answer.Status switch
                {
                    401 or 403 => $"{provider} does not accept the key, or the key may not read templates.{said}",
                    404 => $"{provider} does not know this account or number. Check the account's settings.{said}",
                    429 => $"{provider} is asked too often at present. It is tried again later.{said}",
                    _ => string.Create(CultureInfo.InvariantCulture, $"{provider} answered {answer.Status}.{said}"),
                };
            default:
                throw new InvalidOperationException($"Unknown end {end.GetType().Name}.");
        }
    }

    /// <summary>An entry without one is not understood.</summary>
    public static string Needed(JsonElement element, string name)
        => element.At(name).Text() ?? throw new FormatException($"an entry has no {name}");

    public static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    /// <summary>Words of the several providers for one thing.</summary>
    public static ApprovalStatus Status(string word) => word.ToUpperInvariant() switch
    {
        // Flagged and reinstated ones go out.
        "APPROVED" or "FLAGGED" or "REINSTATED" => ApprovalStatus.Approved,
        "PENDING" or "IN_APPEAL" or "APPEAL_REQUESTED" or "RECEIVED" or "SUBMITTED" => ApprovalStatus.Pending,
        "PAUSED" or "FIRST_PAUSED" or "SECOND_PAUSED" => ApprovalStatus.Paused,
        "REJECTED" or "UNSUBMITTED" => ApprovalStatus.Rejected,
        "DELETED" or "PENDING_DELETION" or "ARCHIVED" => ApprovalStatus.Gone,
        "DISABLED" or "LIMIT_EXCEEDED" or "LOCKED" => ApprovalStatus.Disabled,

        // What is not known is not sent.
        _ => ApprovalStatus.Pending,
    };
}
