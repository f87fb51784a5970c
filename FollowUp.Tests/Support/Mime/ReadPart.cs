using System.Text;

namespace FollowUp.Tests.Support.Mime;

/// <summary>A part of a mail as read back.</summary>
/// <param name="Headers">Unfolded values in their order.</param>
/// <param name="Content">Decoded bytes; empty for multiparts.</param>
internal sealed record ReadPart(
    IReadOnlyList<(string Name, string Value)> Headers,
    string MediaType,
    IReadOnlyDictionary<string, string> TypeParameters,
    byte[] Content,
    IReadOnlyList<ReadPart> Parts)
{
    public string Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Content);

    /// <summary>Unfolded but not decoded; the header must be there once.</summary>
    public string Raw(string name) => Headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>With encoded words decoded.</summary>
    public string Header(string name) => EncodedWordReader.Decode(Raw(name));

    public bool Has(string name) => Headers.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public string FileName => ParameterReader.Read(Raw("Content-Disposition")).Parameters["filename"];

    /// <summary>This part and all below it.</summary>
    public IEnumerable<ReadPart> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}
