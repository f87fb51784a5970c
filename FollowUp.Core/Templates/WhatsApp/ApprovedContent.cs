using System.Globalization;
using System.Text.Json.Serialization;

namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>What an approved template consists of; its places to fill in stand as <c>{{1}}</c> or <c>{{name}}</c>.</summary>
public sealed record ApprovedContent(string Body)
{
    /// <summary>Key of the file above the words.</summary>
    public const string FileKey = "header";

    /// <summary>What stands above the body; null for nothing.</summary>
    public ApprovedHeader? Header { get; init; }

    public string? Footer { get; init; }

    public IReadOnlyList<ApprovedButton> Buttons { get; init; } = [];

    /// <summary>Places of all parts are numbered together and filled in as one list (Twilio); else each part has its own.</summary>
    public bool OneList { get; init; }

    /// <summary>Places that stand in no part shown here, such as the end of a file's address.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Why it cannot be sent from here, as the end of a sentence; null when it can.</summary>
    public string? Unfit { get; init; }

    /// <summary>Keys of the values it takes: <c>header</c> for a file, <c>header.1</c>, <c>body.1</c>, <c>button.0</c>. In the order in which they are read.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Keys => OneList ? [.. InOneList().Distinct()] : [.. ByPart().Distinct()];

    /// <summary>Whether the header is a file whose address is a value.</summary>
    [JsonIgnore]
    public bool TakesFile => !OneList && Header is { Kind: not ApprovedHeader.Words };

    private IEnumerable<string> InOneList()
        => new[] { Header?.Text, Body, Footer }.Concat(Buttons.SelectMany(button => new[] { button.Text, button.Target })).SelectMany(WhatsAppPlaces.In).Concat(Others)
            .Select(name => $"body.{name}");

    private IEnumerable<string> ByPart()
    {
        if (TakesFile)
        {
            yield return FileKey;
        }

        foreach (var name in WhatsAppPlaces.In(Header?.Text))
        {
            yield return $"header.{name}";
        }

        foreach (var name in WhatsAppPlaces.In(Body))
        {
            yield return $"body.{name}";
        }

        for (var index = 0; index < Buttons.Count; index++)
        {
            if (WhatsAppPlaces.In(Buttons[index].Target).Any())
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"button.{index}");
            }
        }
    }
}
