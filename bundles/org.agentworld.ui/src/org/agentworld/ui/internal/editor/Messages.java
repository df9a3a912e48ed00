package org.agentworld.ui.internal.editor;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String AttachmentBar_file;
	public static String AttachmentBar_reading;
	public static String AttachmentBar_remove;
	public static String AttachmentFiles_none;
	public static String AttachmentFiles_noProgram;
	public static String AttachmentFiles_notOpened;
	public static String AttachmentFiles_notSaved;
	public static String AttachmentFiles_save;
	public static String AttachmentFiles_which;
	public static String ChatEditor_loading;
	public static String ChatEditor_idle;
	public static String ChatEditor_paused;
	public static String ChatEditor_working;
	public static String ChatEditor_answering;
	public static String ChatEditor_waiting;
	public static String ChatEditor_cannotSave;
	public static String ChatEditor_queued;
	public static String ChatEditor_asksAgain;
	public static String ChatEditor_waitsForPlace;
	public static String ChatEditor_waitsForKeyring;
	public static String Composer_attach;
	public static String Composer_hint;
	public static String Composer_name;
	public static String Composer_pastedImage;
	public static String Composer_send;
	public static String Composer_stop;
	public static String DropPlace_drop;
	public static String FileIntake_choose;
	public static String FindBar_hint;
	public static String FindBar_none;
	public static String FindBar_previous;
	public static String FindBar_next;
	public static String FindBar_close;
	public static String QueueBar_title;
	public static String QueueBar_paused;
	public static String QueueBar_resume;
	public static String QueueBar_resumeHint;
	public static String QueueBar_up;
	public static String QueueBar_down;
	public static String QueueBar_remove;
	public static String Transcript_name;
	public static String Transcript_moreBelow;
	public static String Transcript_older;
	public static String Transcript_empty;
	public static String Transcript_copyCode;
	public static String Transcript_copyCodeName;
	public static String Transcript_copied;
	public static String Transcript_noBrowser;
	public static String Transcript_crashed;
	public static String Transcript_failed;
	public static String Transcript_linkRefused;
	public static String Transcript_openFile;
	public static String Transcript_saveFile;
	public static String TurnRepair_notStored;
	public static String Composer_reading;
	public static String ChatHeader_origin;
	public static String ChatHeader_originGone;
	public static String EditMode_cancel;
	public static String MessageActions_editing;
	public static String MessageActions_resend;
	public static String MessageActions_resendTitle;
	public static String MessageActions_resendOne;
	public static String MessageActions_resendSeveral;
	public static String MessageActions_againTitle;
	public static String MessageActions_againOne;
	public static String MessageActions_againSeveral;
	public static String MessageActions_delete;
	public static String MessageActions_deleteTitle;
	public static String MessageActions_deleteOnly;
	public static String MessageActions_deleteOne;
	public static String MessageActions_deleteSeveral;
	public static String MessageActions_quote;
	public static String MessageActions_branchName;
	public static String MessageActions_doesNotFit;
	public static String MessageActions_nothing;
	public static String QueueBar_pause;
	public static String QueueBar_pauseHint;
	public static String QueueBar_clear;
	public static String QueueBar_clearHint;
	public static String QueueBar_clearTitle;
	public static String QueueBar_clearOne;
	public static String QueueBar_clearSeveral;
	public static String QueueBar_clearButton;
	public static String QueueBar_edit;
	public static String QueueBar_editing;
	public static String QueueBar_save;
	public static String MentionProposals_off;
	public static String ChatAudience_one;
	public static String ChatAudience_inOrder;
	public static String ChatAudience_together;
	public static String ChatAudience_unknown;
	public static String StarterBar_title;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
