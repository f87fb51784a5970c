using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Core.Delivery.Routing;

namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>Fields that several providers have, and what may stand in one.</summary>
internal static class AccountChecks
{
    /// <summary>Secret for providers that sign nothing: the address they call carries it.</summary>
    public static AccountField WebhookToken { get; } = new("webhookToken", "Token in the webhook address")
    {
        Secret = true,
        Made = true,
        Check = Like("^[A-Za-z0-9_-]{16,200}$", "must be 16 to 200 letters, digits, - or _"),
    };

    public static AccountField Rate(SendRate? usual) => new(SendRate.PerSecondSetting, "Messages a second")
    {
        Hint = usual is null ? "Empty for no limit." : null,
        Default = usual?.PerSecond.ToString(CultureInfo.InvariantCulture),
        Check = text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0.01 and <= 10_000
            ? null
            : "must be between 0.01 and 10,000",
    };

    public static AccountField Burst(SendRate? usual) => new(SendRate.BurstSetting, "Messages at once after a rest")
    {
        Default = usual?.Burst.ToString(CultureInfo.InvariantCulture),
        Check = Whole(1, 100_000),
    };

    public static AccountField Address(string? own) => new("baseUrl", "Address of the API")
    {
        Default = own,
        Required = own is null,
        IsAddress = true,
    };

    public static AccountField Key(string name, string label, string? hint = null) => new(name, label) { Required = true, Secret = true, Hint = hint };

    public static Func<string, string?> Whole(int least, int most) => text
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"must be between {least:N0} and {most:N0}");

    public static Func<string, string?> Like(string pattern, string words)
    {
        var expression = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return text => expression.IsMatch(text) ? null : words;
    }

    public static string? Host(string text) => Uri.CheckHostName(text) == UriHostNameType.Unknown ? "must be a host name or an IP address" : null;

    public static string? OneLine(string text) => text.Any(char.IsControl) ? "must be on one line" : null;
}
