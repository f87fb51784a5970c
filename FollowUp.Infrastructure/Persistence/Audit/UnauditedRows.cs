using FollowUp.Core.Audit;
using FollowUp.Core.Capture;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Privacy;
using FollowUp.Core.Requests;
using FollowUp.Core.Segments;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Infrastructure.Persistence.Audit;

/// <summary>Rows that no audit entry is made of by itself, each with the reason.</summary>
internal static class UnauditedRows
{
    private const string Scans = "written by scans and by what comes in from outside";
    private const string Commands = "what members do with it is noted by their commands";
    private const string Accounts = "sign-in notes what happens to accounts";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(AuditEntry)] = "is the log itself",
        [nameof(ConsentEntry)] = "is a log of its own that nobody can change",
        [nameof(ConsentHead)] = "belongs to the ledger",
        [nameof(ConsentState)] = "belongs to the ledger",
        [nameof(RetentionRun)] = "written by the nightly round",
        [nameof(ConsentCheckpoint)] = "belongs to the ledger",
        [nameof(Erasure)] = "the erasure itself is noted",
        [nameof(Suppression)] = Commands,
        [nameof(PossibleOptOut)] = Commands,
        [nameof(InstallationSuppression)] = "belongs to no organization; read in by an operator",
        [nameof(KeywordAnswer)] = Scans,
        [nameof(ShortLink)] = Scans,
        [nameof(Contact)] = Commands,
        [nameof(ContactAttribute)] = Commands,
        [nameof(ContactTag)] = Commands,
        [nameof(Event)] = Scans,
        [nameof(WebhookExample)] = Scans,
        [nameof(Enrollment)] = Commands,
        [nameof(Execution)] = Scans,
        [nameof(StepAction)] = Scans,
        [nameof(Message)] = Commands,
        [nameof(MessageContent)] = Scans,
        [nameof(MessageAttachment)] = Scans,
        [nameof(MessageEvent)] = Scans,
        [nameof(Attempt)] = Scans,
        [nameof(VerdictRecord)] = Scans,
        [nameof(ProviderEvent)] = Scans,
        [nameof(ReceivedMessage)] = Scans,
        [nameof(Request)] = Commands,
        [nameof(RequestEvent)] = Scans,
        [nameof(SegmentCheck)] = Scans,
        [nameof(SegmentMember)] = Scans,
        [nameof(SegmentWatch)] = "follows the sequence that waits for the segment",
        [nameof(TemplateAttachment)] = "noted with its template",
        [nameof(ApprovedTemplate)] = "read from the provider",
        [nameof(WhatsAppAccountState)] = "read from the provider",
        ["SendRateState"] = Scans,
        ["StoredKey"] = "keys of the installation",
        ["InstallationKeyRow"] = "keys of the installation",
        ["User"] = Accounts,
        ["IdentityUserClaim<Guid>"] = Accounts,
        ["IdentityUserLogin<Guid>"] = Accounts,
        ["IdentityUserToken<Guid>"] = Accounts,
        ["IdentityUserPasskey<Guid>"] = Accounts,
    };
}
