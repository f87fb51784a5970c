using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.Extensions.Configuration;

namespace FollowUp.Infrastructure.Seeding;

/// <summary>What an empty database begins with: the settings <c>Bootstrap:*</c> and <c>Channels:Smtp:*</c>.</summary>
internal sealed record BootstrapOptions(
    string? OrganizationName, string? PostalAddress, string? AdminEmail, string? AdminPassword, string? ApiKey, string? WebhookSecret, bool? Demo, ChannelAccountInput? Smtp)
{
    /// <summary>Whether any real organization is asked for.</summary>
    public bool IsAsked => OrganizationName is not null || AdminEmail is not null || AdminPassword is not null;

    public override string ToString() => nameof(BootstrapOptions);

    /// <exception cref="ConfigurationException">Some value is wrong; one line for each.</exception>
    public static BootstrapOptions Read(IConfiguration configuration)
    {
        List<string> problems = [];
        var bootstrap = configuration.GetSection("Bootstrap");
        var options = new BootstrapOptions(
            Text(bootstrap, "OrganizationName"), Text(bootstrap, "PostalAddress"), Text(bootstrap, "AdminEmail"), Text(bootstrap, "AdminPassword"),
            Text(bootstrap, "ApiKey"), Text(bootstrap, "WebhookSecret"), Flag(bootstrap, "Demo", problems),
            ReadSmtp(configuration.GetSection("Channels:Smtp"), problems));
        problems.AddRange(options.Problems());
        return problems.Count == 0 ? options : throw new ConfigurationException(problems);
    }

    private IEnumerable<string> Problems()
    {
        if (IsAsked && (OrganizationName is null || AdminEmail is null))
        {
            yield return "Bootstrap:OrganizationName, Bootstrap:AdminEmail and Bootstrap:AdminPassword belong together; set all three.";
        }

        if (OrganizationName?.Length > OrganizationRules.LongestName)
        {
            yield return $"Bootstrap:OrganizationName must be at most {OrganizationRules.LongestName} characters.";
        }

        if (PostalAddress?.Length > OrganizationRules.LongestPostalAddress)
        {
            yield return $"Bootstrap:PostalAddress must be at most {OrganizationRules.LongestPostalAddress} characters.";
        }

        if (AdminEmail is not null && !AccountEmail.IsValid(AdminEmail))
        {
            yield return "Bootstrap:AdminEmail must be an e-mail address.";
        }

        if (AdminPassword is not null && PasswordRules.Problem(AdminPassword, AdminEmail ?? "") is { } problem)
        {
            yield return $"Bootstrap:AdminPassword {problem}.";
        }

        if (ApiKey is not null && (ApiKey.Length is < ApiKeyText.ShortestGiven or > ApiKeyText.Longest || ApiKey.Any(letter => letter is <= ' ' or > '~')))
        {
            yield return $"Bootstrap:ApiKey must be {ApiKeyText.ShortestGiven} to {ApiKeyText.Longest} ASCII characters without spaces.";
        }

        if (WebhookSecret is not null && !WebhookSecretText.IsStandard(WebhookSecret))
        {
            yield return "Bootstrap:WebhookSecret must be whsec_ followed by base64 of 16 to 64 bytes.";
        }
    }

    private static ChannelAccountInput? ReadSmtp(IConfigurationSection section, List<string> problems)
    {
        if (Text(section, "Host") is not { } host)
        {
            return null;
        }

        var security = Text(section, "Security")?.ToLowerInvariant() ?? "starttls";
        var standardPort = security == "tls" ? 465 : 587;
        var settings = new Dictionary<string, string>
        {
            ["host"] = host,
            ["port"] = Text(section, "Port") ?? standardPort.ToString(CultureInfo.InvariantCulture),
            ["security"] = security,
        };
        foreach (var (key, name) in new[] { ("User", "user"), ("RatePerSecond", "ratePerSecond") })
        {
            if (Text(section, key) is { } text)
            {
                settings[name] = text;
            }
        }

        var input = new ChannelAccountInput(
            Channel.Email, ChannelAccount.SmtpProvider, "SMTP", Text(section, "From") ?? "", Text(section, "FromName"), settings,
            Text(section, "Password") is { } password ? new Dictionary<string, string> { ["password"] = password } : []);
        problems.AddRange(AccountRules.Problems(input, [], _ => null).Select(error => $"{section.Path}:{KeyOf(error.Field)} {error.Message}."));

        return input;
    }

    /// <summary><c>settings.port</c> is <c>Port</c>.</summary>
    private static string KeyOf(string field)
    {
        var name = field.Split('.')[^1];
        return $"{char.ToUpperInvariant(name[0])}{name[1..]}";
    }

    private static bool? Flag(IConfigurationSection section, string key, List<string> problems)
    {
        if (Text(section, key) is not { } text)
        {
            return null;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        problems.Add($"{section.Path}:{key} is '{text}'; it must be true or false.");
        return null;
    }

    private static string? Text(IConfigurationSection section, string key) => section[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
