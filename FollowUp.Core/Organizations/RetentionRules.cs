using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>For how many days an organization keeps what; null: for ever.</summary>
public sealed record RetentionRules(int? Consent, int? OptOuts, int? Contents, int? Logs, int? Conversations, int? Contacts, int? Audit)
{
    private const int Year = 365;
    private const int Longest = 36_500;

    public static readonly RetentionRules Default = new(5 * Year, 7 * Year, 3 * Year, Year, 2 * Year, 30, 7 * Year);

    public int? Of(RetentionKind kind) => kind switch
    {
        RetentionKind.Consent => Consent,
        RetentionKind.OptOuts => OptOuts,
        RetentionKind.Contents => Contents,
        RetentionKind.Logs => Logs,
        RetentionKind.Conversations => Conversations,
        RetentionKind.Contacts => Contacts,
        _ => Audit,
    };

    /// <summary>Fewest days the law or the product allows.</summary>
    /// <remarks>
    /// Consent: claims under the TCPA run for four years (28 U.S.C. §1658). Opt-outs: a do-not-call request holds for five
    /// (47 CFR 64.1200(d)(6)). Logs and words: long enough to answer a contact who asks about last month.
    /// </remarks>
    public static int Least(RetentionKind kind) => kind switch
    {
        RetentionKind.Consent => 4 * Year,
        RetentionKind.OptOuts => 5 * Year,
        RetentionKind.Contacts => 1,
        RetentionKind.Audit => Year,
        _ => 30,
    };

    /// <exception cref="InputException">A time is too short or too long; names the field.</exception>
    public void Check()
    {
        var errors = Enum.GetValues<RetentionKind>()
            .Where(kind => Of(kind) is { } days && (days < Least(kind) || days > Longest))
            .Select(kind => new InputError(FieldName.Of(kind.ToString()), $"must be between {Least(kind)} and {Longest} days, or empty to keep it for ever"))
            .ToList();
        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }
}
