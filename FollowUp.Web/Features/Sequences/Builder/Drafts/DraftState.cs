namespace FollowUp.Web.Features.Sequences.Builder.Drafts;

/// <summary>How it stands with what was changed.</summary>
public enum DraftState
{
    Saved,
    Saving,

    /// <summary>Saving failed for now and is tried again.</summary>
    Offline,

    /// <summary>Somebody else changed the draft meanwhile; a person decides.</summary>
    Conflict,

    /// <summary>It will not be saved, whatever is tried.</summary>
    Refused,
}
