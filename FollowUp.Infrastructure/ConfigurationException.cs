namespace FollowUp.Infrastructure;

/// <summary>Configured values are wrong; nothing was started. Each line names a key and says what it must be.</summary>
public sealed class ConfigurationException(IReadOnlyList<string> problems)
    : InvalidOperationException(string.Join(Environment.NewLine, problems))
{
    public ConfigurationException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
