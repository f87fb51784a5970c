using FollowUp.Core.Organizations;

namespace FollowUp.Web.Features.Settings;

/// <summary>What is kept, in plain words.</summary>
public static class RetentionWords
{
    public static string Name(RetentionKind kind) => kind switch
    {
        RetentionKind.Consent => "Consent",
        RetentionKind.OptOuts => "Opt-outs",
        RetentionKind.Contents => "Words of messages",
        RetentionKind.Logs => "Delivery logs",
        RetentionKind.Conversations => "Replies",
        RetentionKind.Contacts => "Contacts after they opted out",
        _ => "Audit log",
    };

    /// <summary>What happens then.</summary>
    public static string Effect(RetentionKind kind) => kind switch
    {
        RetentionKind.Consent => "Lines of the ledger go, oldest first. Consent that still holds stays.",
        RetentionKind.OptOuts => "The address can no longer be read. The opt-out still holds.",
        RetentionKind.Contents => "Subject, words and file names go. Counts stay.",
        RetentionKind.Logs => "Attempts, decisions and events of a message go. Counts stay.",
        RetentionKind.Conversations => "Messages of contacts go.",
        RetentionKind.Contacts => "Who opted out of every way to reach them is erased.",
        _ => "Entries go.",
    };
}
