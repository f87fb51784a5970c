using System.Text.Json;

namespace FollowUp.Core.Contacts.Phones;

/// <summary>
/// Area codes of the North American Numbering Plan by state, province or country (nationalnanpa.com, "NPA reports"), in
/// <c>area-codes.json</c>. Which law a text falls under hangs on it, so it is data of our own and can be corrected in one line.
/// </summary>
public static class AreaCodes
{
    /// <summary>Counts where a code is not known: new ones are given to the United States most often, and its rules are strict.</summary>
    public const string Fallback = "US";

    private const string Plan = "+1";
    private const int CodeLength = 3;

    private static readonly Dictionary<string, string> Places = Read();

    /// <summary>Whether a number in E.164 belongs to the plan.</summary>
    public static bool IsNorthAmerican(string number) => number.StartsWith(Plan, StringComparison.Ordinal) && number.Length >= Plan.Length + CodeLength;

    /// <summary>Country and state of a number of the plan; the state is null where a code covers several or a whole country.</summary>
    public static (string Country, string? State) Of(string number)
    {
        var place = Places.GetValueOrDefault(number.Substring(Plan.Length, CodeLength), Fallback);
        return place.Split('-') is [var country, var state] ? (country, state) : (place, null);
    }

    private static Dictionary<string, string> Read()
        => JsonSerializer.Deserialize<Dictionary<string, string>>(DataFile.Read("area-codes.json"))!
            .SelectMany(place => place.Value.Split(' ').Select(code => (code, place.Key))).ToDictionary(pair => pair.code, pair => pair.Key, StringComparer.Ordinal);
}
