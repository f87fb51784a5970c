namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>Infobip writes numbers without the plus; sender names stay as they are.</summary>
internal static class InfobipNumber
{
    public static string Of(string number) => number.TrimStart('+');
}
