using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Organizations;
using Microsoft.Extensions.Configuration;

namespace FollowUp.Infrastructure.Seeding;

/// <summary>What an empty database begins with: the settings <c>Bootstrap:*</c> and <c>Channels:Smtp:*</c>.</summary>
internal sealed record BootstrapOptions(
    string? OrganizationName, string? AdminEmail, string? AdminPassword, string? ApiKey, string? WebhookSecret, bool? Demo, SmtpAccountInput? Smtp)
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
            Text(bootstrap, "OrganizationName"), Text(bootstrap, "AdminEmail"), Text(bootstrap, "AdminPassword"),
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

    private static SmtpAccountInput? ReadSmtp(IConfigurationSection section, List<string> problems)
    {
        if (Text(section, "Host") is not { } host)
        {
            return null;
        }

        var security = Text(section, "Security")?.ToLowerInvariant() ?? "starttls";
        var standardPort = security == "tls" ? 465 : 587;
        var input = new SmtpAccountInput(
            null, null, "SMTP", host, Number(section, "Port", problems) ?? standardPort, security, Text(section, "User"), Text(section, "Password"),
            Text(section, "From") ?? "", Text(section, "FromName"), Number(section, "RatePerSecond", problems));
        problems.AddRange(SmtpAccountRules.Problems(input).Select(error => $"{section.Path}:{char.ToUpperInvariant(error.Field[0])}{error.Field[1..]} {error.Message}."));

        return input;
    }

    private static int? Number(IConfigurationSection section, string key, List<string> problems)
    {
        if (Text(section, key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, out var number))
        {
            return number;
        }

        problems.Add($"{section.Path}:{key} is '{text}'; it must be a whole number.");
        return null;
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
